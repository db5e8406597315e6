// Heap settings of a short-running program.
#ifndef COVERLAY_HEAP_H
#define COVERLAY_HEAP_H

/// Prepares the heap of a program that allocates much memory and then exits: uses large pages if available, and does not
/// return memory to the system before the end.
///
/// Must be called before other threads start. Has no effect with C libraries other than glibc.
void cheap_prepare(void);

#endif
