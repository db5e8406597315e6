// What the headers of glibc keep from Swift: pipes and processes that do not inherit what they should not.
#ifndef COVERLAY_SPAWN_H
#define COVERLAY_SPAWN_H

#include <sys/types.h>

/// Makes a pipe whose ends no program inherits by accident.
/// Returns 0, or the number of the error.
int cspawn_pipe(int ends[2]);

/// Starts a program as the leader of a new session, with no signal blocked or ignored.
///
/// `path` is the program's file, `directory` where it starts (NULL: where this process is), `streams` become its
/// standard input, output and error output. `arguments` and `environment` end with NULL.
/// Returns 0 and sets `process`, or the number of the error.
int cspawn_start(pid_t *process, const char *path, const char *directory, char *const arguments[],
                 char *const environment[], const int streams[3]);

#endif
