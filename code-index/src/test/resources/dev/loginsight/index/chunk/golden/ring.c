/*
 * A ring of bytes.
 * Copyright: nobody.
 */
#ifndef RING_H
#define RING_H

#include <stddef.h>
#include "config.h"

#define RING_MAX 256
#define RING_NEXT(r, i) \
    (((i) + 1) % (r)->size)

/* Where the bytes are. */
struct ring {
    unsigned char *data;   /* not ours */
    size_t head, tail;
    struct { int a; } inner;
};

typedef struct ring ring_t;

typedef struct point {
    int x, y;
} Point;

typedef int (*compare_fn)(const void *, const void *);

// What can go wrong.
enum ring_error { RING_OK, RING_FULL = 3 };

typedef enum { RED, GREEN } colour;

union word { int i; float f; };

extern int ring_verbose;
static const char *names[] = { "ok", "full" }; /* in order */
static int count = 0, höhe;

int ring_put(struct ring *r, int c);
static void ring_drop(ring_t *);

/**
 * Puts one byte in.
 */
int
ring_put(struct ring *r, int c)
{
    if (r->head == r->tail)
        return -1;
    r->data[r->head] = (unsigned char) c;
    return 0;
}

static inline __attribute__((unused)) struct ring *ring_größe(struct ring *r) { return r; }

int (*ring_chooser(int kind))(int) {
    return 0;
}

/* Knuth and Ritchie's way. */
int old_style(a, b)
    int a;
    char *b;
{
    return a;
}

#ifdef _WIN32
static void ring_drop(ring_t *r) {
    r->head = 0;
}
#else
# include <unistd.h>
static void ring_drop(ring_t *r) { r->tail = 0; }
#endif

#ifdef __cplusplus
extern "C" {
#endif
int ring_exported(void) { return 1; }
#ifdef __cplusplus
}
#endif

#endif /* RING_H */
