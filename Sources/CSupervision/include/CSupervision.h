// What the supervisor of a run needs of the system and Swift does not show: fork, a mapping that two processes
// share, and waiting for signals without a handler.

#ifndef TAPEDECK_SUPERVISION_H
#define TAPEDECK_SUPERVISION_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// A word of a shared mapping. Plain loads and stores on every processor; the compiler may not leave them out.
static inline int64_t tapedeck_load(const int64_t *word) { return __atomic_load_n(word, __ATOMIC_RELAXED); }
static inline void tapedeck_store(int64_t *word, int64_t value) {
  __atomic_store_n(word, value, __ATOMIC_RELAXED);
}

/// Memory, all zero, that this process shares with those that it forks; null when there is none.
void *tapedeck_shared_memory(size_t size);

/// A file without a name, in memory; -1 when there can be none.
int tapedeck_memory_file(void);

/// Blocks the signals that a supervisor waits for; false where there can be no supervisor.
int tapedeck_block_signals(void);

/// The interrupt or termination that is blocked and has come; 0 for none.
int tapedeck_pending_signal(void);

/// Waits for a blocked signal: its number, or 0 when none came in so many milliseconds.
int tapedeck_wait_signal(int milliseconds);

/// How many threads the process has; 0 when that cannot be told.
int tapedeck_thread_count(void);

/// Forks. The child dies with its parent, dies of its own faults at once, and leaves interrupts and terminations
/// to its parent, which passes them on as SIGUSR2.
pid_t tapedeck_fork_engine(void);

/// Whether the process may have so many more threads, and descriptors: who starts threads later may wait for one
/// without end.
int tapedeck_can_start(int threads, int descriptors);

/// How a child ended: its status, or less than 0, the negative of a signal's number; false while it runs.
int tapedeck_has_ended(pid_t child, int *ending);

/// Waits until a child has ended.
void tapedeck_wait_end(pid_t child);

/// Appends what an input has to a file that so far has `size` bytes, up to `count`, if it can in one call, so that
/// no death of the process loses any; else by way of `buffer`. How many bytes; 0 at the end; less than 0 as `read`.
ssize_t tapedeck_keep(int input, int file, off_t size, void *buffer, size_t count);

/// Moves up to `count` bytes from a pipe to any output; as `write`, and EINVAL for outputs that it cannot move to.
ssize_t tapedeck_move(int pipe, int output, size_t count);

/// Lets the process have so many more bytes of address space than it has, for tests.
void tapedeck_limit_memory(size_t more);

/// Recurses until the stack is used up, for tests.
long tapedeck_overflow_stack(long depth);

#endif
