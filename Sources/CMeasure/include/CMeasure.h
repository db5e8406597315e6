// Counts memory allocations, and measures the resource usage of programs, for benchmarks.
#ifndef CMEASURE_H
#define CMEASURE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/// Whether this program was linked so that its allocations can be counted.
bool cmeasure_can_count(void);

/// Starts counting from 0.
void cmeasure_start_counting(void);

/// Stops counting. Returns the number of allocations, including growing a block, and their total size in bytes.
void cmeasure_stop_counting(int64_t *calls, int64_t *bytes);

/// The resource usage of a program.
struct cmeasure_usage {
  /// The status of `waitpid`.
  int status;
  bool timed_out;
  int64_t cpu_microseconds;
  int64_t peak_bytes;
};

/// Waits for a child that leads its own session, and kills it after `seconds` (0 for no limit).
/// Returns 0 or an errno. Must not be called by several threads at once.
int cmeasure_wait(pid_t process, unsigned seconds, struct cmeasure_usage *usage);

#endif
