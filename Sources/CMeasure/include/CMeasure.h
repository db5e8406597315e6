// What benchmarks need from the system: how often memory is asked for, and what a program used up.
#ifndef CMEASURE_H
#define CMEASURE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/// Whether this program was linked so that its requests for memory can be counted.
bool cmeasure_can_count(void);

/// Starts counting from 0.
void cmeasure_start_counting(void);

/// Ends counting. Sets how often memory was asked for, growing a block included, and how many bytes in all.
void cmeasure_stop_counting(int64_t *calls, int64_t *bytes);

/// What a program used up.
struct cmeasure_usage {
  /// As `waitpid` gives it.
  int status;
  bool timed_out;
  int64_t cpu_microseconds;
  int64_t peak_bytes;
};

/// Waits for a child that leads its own session, and kills it after `seconds` (0: never).
/// Returns 0, or the number of the error. Not for several threads at once.
int cmeasure_wait(pid_t process, unsigned seconds, struct cmeasure_usage *usage);

#endif
