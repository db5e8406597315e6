// Pipes and processes without unintended inheritance, which need functions that Swift cannot import from glibc.
#ifndef COVERLAY_SPAWN_H
#define COVERLAY_SPAWN_H

#include <sys/types.h>

/// Creates a pipe whose ends child processes do not inherit.
/// Returns 0 or an errno.
int cspawn_pipe(int ends[2]);

/// Starts a program as the leader of a new session, with no signal blocked or ignored.
///
/// `path` is the executable and `directory` its working directory (NULL for that of this process). `streams` become its
/// standard input, standard output and standard error. `arguments` and `environment` end with NULL.
/// Returns 0 and sets `process`, or returns an errno.
int cspawn_start(pid_t *process, const char *path, const char *directory, char *const arguments[],
                 char *const environment[], const int streams[3]);

#endif
