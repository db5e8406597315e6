#define _GNU_SOURCE
#include "CMeasure.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

// Another thread than the waiting one may receive the signal.
static atomic_int child, has_timed_out;

static void end_child(int signal) {
  (void)signal;
  has_timed_out = 1;
  kill(-(pid_t)child, SIGKILL);
}

static int64_t microseconds(struct timeval time) { return (int64_t)time.tv_sec * 1000000 + time.tv_usec; }

int cmeasure_wait(pid_t process, unsigned seconds, struct cmeasure_usage *usage) {
  child = process;
  has_timed_out = 0;
  struct sigaction action = {.sa_handler = end_child, .sa_flags = SA_RESTART}, former;
  sigemptyset(&action.sa_mask);
  if (sigaction(SIGALRM, &action, &former) != 0) return errno;
  alarm(seconds);

  struct rusage used;
  pid_t ended;
  int error = 0;
  do ended = wait4(process, &usage->status, 0, &used);
  while (ended < 0 && errno == EINTR);
  if (ended < 0) error = errno;

  alarm(0);
  sigaction(SIGALRM, &former, NULL);
  if (error) return error;
  usage->timed_out = has_timed_out;
  usage->cpu_microseconds = microseconds(used.ru_utime) + microseconds(used.ru_stime);
#ifdef __APPLE__
  usage->peak_bytes = used.ru_maxrss;
#else
  usage->peak_bytes = (int64_t)used.ru_maxrss * 1024;
#endif
  return 0;
}
