#define _GNU_SOURCE
#include "COverlaySpawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

#ifdef __APPLE__
// Only the three streams are inherited.
#define FLAGS_OF_SYSTEM POSIX_SPAWN_CLOEXEC_DEFAULT
#else
#define FLAGS_OF_SYSTEM 0
#endif

int cspawn_pipe(int ends[2]) {
#ifdef __APPLE__
  if (pipe(ends) != 0) return errno;
  for (int i = 0; i < 2; i++) fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  return 0;
#else
  return pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno;
#endif
}

// Otherwise a program inherits blocked and ignored signals.
static int reset_signals(posix_spawnattr_t *attributes) {
  sigset_t blocked, defaults;
  sigemptyset(&blocked);
  sigemptyset(&defaults);
  const int handled[] = {SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGCHLD};
  for (size_t i = 0; i < sizeof handled / sizeof *handled; i++) sigaddset(&defaults, handled[i]);
  int error = posix_spawnattr_setsigmask(attributes, &blocked);
  return error ? error : posix_spawnattr_setsigdefault(attributes, &defaults);
}

static int set_up(posix_spawn_file_actions_t *actions, const char *directory, const int streams[3]) {
  int error = 0;
  for (int i = 0; i < 3 && !error; i++) error = posix_spawn_file_actions_adddup2(actions, streams[i], i);
  if (!error && directory) error = posix_spawn_file_actions_addchdir_np(actions, directory);
  return error;
}

int cspawn_start(pid_t *process, const char *path, const char *directory, char *const arguments[],
                 char *const environment[], const int streams[3]) {
  posix_spawn_file_actions_t actions;
  int error = posix_spawn_file_actions_init(&actions);
  if (error) return error;
  posix_spawnattr_t attributes;
  error = posix_spawnattr_init(&attributes);
  if (!error) {
    error = set_up(&actions, directory, streams);
    if (!error) error = reset_signals(&attributes);
    const int flags = POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | FLAGS_OF_SYSTEM;
    if (!error) error = posix_spawnattr_setflags(&attributes, flags);
    if (!error) error = posix_spawn(process, path, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&actions);
  return error;
}
