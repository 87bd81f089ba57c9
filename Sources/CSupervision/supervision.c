#define _GNU_SOURCE
#include "CSupervision.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

void *tapedeck_shared_memory(size_t size) {
  void *found = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  return found == MAP_FAILED ? NULL : found;
}

int tapedeck_memory_file(void) {
#ifdef __linux__
  return memfd_create("tapedeck", MFD_CLOEXEC);
#else
  return -1;
#endif
}

static void set_of_signals(sigset_t *set) {
  sigemptyset(set);
  sigaddset(set, SIGINT);
  sigaddset(set, SIGTERM);
  sigaddset(set, SIGCHLD);
}

int tapedeck_block_signals(void) {
#ifdef __linux__
  sigset_t set;
  set_of_signals(&set);
  // Who started us may have asked not to be told of children: then they could not be waited for.
  signal(SIGCHLD, SIG_DFL);
  return sigprocmask(SIG_BLOCK, &set, NULL) == 0;
#else
  return 0;
#endif
}

int tapedeck_pending_signal(void) {
  sigset_t set;
  sigpending(&set);
  return sigismember(&set, SIGINT) ? SIGINT : sigismember(&set, SIGTERM) ? SIGTERM : 0;
}

int tapedeck_wait_signal(int milliseconds) {
#ifdef __linux__
  sigset_t set;
  set_of_signals(&set);
  struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
  int found = sigtimedwait(&set, NULL, &time);
  return found > 0 ? found : 0;
#else
  (void)milliseconds;
  return 0;
#endif
}

int tapedeck_thread_count(void) {
  int count = 0;
  DIR *directory = opendir("/proc/self/task");
  if (!directory) return 0;
  for (struct dirent *entry; (entry = readdir(directory));) count += entry->d_name[0] != '.';
  closedir(directory);
  return count;
}

pid_t tapedeck_fork_engine(void) {
  pid_t parent = getpid();
  pid_t child = fork();
  if (child != 0) return child;
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  // It may have died before.
  if (getppid() != parent) _exit(70);
#endif
  // A handler that tells of a crash at length would make a crash slow, and could hang in it.
  const int fatal[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS};
  for (size_t index = 0; index < sizeof fatal / sizeof *fatal; index++) signal(fatal[index], SIG_DFL);
  // A terminal sends an interrupt to both: the parent alone counts it.
  signal(SIGINT, SIG_IGN);
  signal(SIGTERM, SIG_IGN);
  signal(SIGUSR2, SIG_DFL);
  sigset_t set;
  set_of_signals(&set);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
  return 0;
}

static void *wait_for_lock(void *lock) {
  pthread_mutex_lock(lock);
  pthread_mutex_unlock(lock);
  return NULL;
}

int tapedeck_can_start(int threads, int descriptors) {
  int found = open("/", O_RDONLY | O_CLOEXEC);
  struct rlimit limit;
  int enough = found >= 0 && getrlimit(RLIMIT_NOFILE, &limit) == 0 &&
               limit.rlim_cur >= (rlim_t)found + (rlim_t)descriptors;
  if (found >= 0) close(found);
  if (!enough) return 0;
  // All at once, as they will be.
  pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  pthread_t *started = calloc((size_t)threads, sizeof *started);
  if (!started) return 0;
  pthread_mutex_lock(&lock);
  int count = 0;
  while (count < threads && pthread_create(&started[count], NULL, wait_for_lock, &lock) == 0) count++;
  pthread_mutex_unlock(&lock);
  for (int index = 0; index < count; index++) pthread_join(started[index], NULL);
  free(started);
  return count == threads;
}

int tapedeck_has_ended(pid_t child, int *ending) {
  int status;
  pid_t found;
  do found = waitpid(child, &status, WNOHANG);
  while (found < 0 && errno == EINTR);
  if (found != child) return 0;
  *ending = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
  return 1;
}

void tapedeck_wait_end(pid_t child) {
  while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {
  }
}

ssize_t tapedeck_keep(int input, int file, off_t size, void *buffer, size_t count) {
#ifdef __linux__
  off_t place = size;
  ssize_t moved = splice(input, NULL, file, &place, count, 0);
  if (moved >= 0 || errno != EINVAL) return moved;
#endif
  ssize_t taken = read(input, buffer, count);
  if (taken > 0 && pwrite(file, buffer, (size_t)taken, size) != taken) {
    errno = ENOSPC;
    return -1;
  }
  return taken;
}

ssize_t tapedeck_move(int pipe, int output, size_t count) {
#ifdef __linux__
  return splice(pipe, NULL, output, NULL, count, 0);
#else
  errno = EINVAL;
  return -1;
#endif
}

void tapedeck_limit_memory(size_t more) {
  long pages = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (!file) return;
  if (fscanf(file, "%ld", &pages) != 1) pages = 0;
  fclose(file);
  struct rlimit limit;
  getrlimit(RLIMIT_AS, &limit);
  limit.rlim_cur = (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + more;
  setrlimit(RLIMIT_AS, &limit);
}

long tapedeck_overflow_stack(long depth) {
  volatile char room[4096];
  room[depth & 4095] = 1;
  long deeper = tapedeck_overflow_stack(depth + 1);
  return deeper + room[deeper & 4095];
}
