// The same questions put to igraph (C). Arguments: edge file, source, upstream source, path start, path end.
#include <igraph/igraph.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec * 1e3 + t.tv_nsec / 1e6; }
static int ascending(const void *a, const void *b) { double x = *(const double *)a, y = *(const double *)b; return (x > y) - (x < y); }

static igraph_t graph;
static igraph_integer_t from, to;
static igraph_neimode_t mode;

static long reach(void) {
    igraph_vector_int_t nodes;
    igraph_vector_int_init(&nodes, 0);
    igraph_subcomponent(&graph, &nodes, from, mode);
    long count = igraph_vector_int_size(&nodes);
    igraph_vector_int_destroy(&nodes);
    return count;
}

static long path(void) {
    igraph_vector_int_t nodes;
    igraph_vector_int_init(&nodes, 0);
    igraph_get_shortest_path(&graph, &nodes, NULL, from, to, IGRAPH_OUT);
    long count = igraph_vector_int_size(&nodes) - 1;
    igraph_vector_int_destroy(&nodes);
    return count;
}

static void measure(const char *operation, long (*run)(void)) {
    double times[9];
    long checksum = run();
    int runs = 0;
    for (double start = now(); runs < 9 && (runs == 0 || now() - start < 8000); runs++) {
        double at = now();
        checksum = run();
        times[runs] = now() - at;
    }
    qsort(times, runs, sizeof(double), ascending);
    printf("%s\t%.6f\t%.6f\t%ld\n", operation, times[runs / 2], times[0], checksum);
}

int main(int argc, char **argv) {
    if (argc < 6) return 2;
    FILE *file = fopen(argv[1], "rb");
    int32_t header[2];
    if (!file || fread(header, 4, 2, file) != 2) return 3;
    int32_t *pairs = malloc(8UL * header[1]);
    if (fread(pairs, 8, header[1], file) != (size_t)header[1]) return 3;
    igraph_vector_int_t edges;
    igraph_vector_int_init(&edges, 2L * header[1]);
    for (long i = 0; i < 2L * header[1]; i++) VECTOR(edges)[i] = pairs[i];
    double start = now();
    igraph_create(&graph, &edges, header[0], IGRAPH_DIRECTED);
    double built = now() - start;
    printf("build from (int, int)\t%.6f\t%.6f\t%ld\n", built, built, (long)igraph_ecount(&graph));
    from = atol(argv[2]); mode = IGRAPH_OUT; measure("reach set downstream", reach);
    from = atol(argv[3]); mode = IGRAPH_IN; measure("reach set upstream", reach);
    from = atol(argv[4]); to = atol(argv[5]); measure("shortest path", path);
    return 0;
}
