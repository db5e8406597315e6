// How the memory of a program that ends soon is managed, which only C can say.
#ifndef COVERLAY_HEAP_H
#define COVERLAY_HEAP_H

/// Prepares the heap for a program that fills much memory once and then ends: memory is taken from the system in large
/// pages where it has them, and not given back before the end.
///
/// To be called before there are threads. Does nothing where the C library is not glibc.
void cheap_prepare(void);

#endif
