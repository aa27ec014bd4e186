// The same questions put to the Boost Graph Library (CSR graph). Arguments as for igraph_peer.c; the path is left out.
#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

using Graph = boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property, boost::no_property, boost::no_property, uint32_t, uint32_t>;

static double now() { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

struct Counter : boost::default_bfs_visitor {
    long *count;
    explicit Counter(long *c) : count(c) {}
    template <class V, class G> void discover_vertex(V, const G &) { ++*count; }
};

template <class Run> static void measure(const char *operation, Run run) {
    std::vector<double> times;
    long checksum = run();
    for (double start = now(); times.size() < 9 && (times.empty() || now() - start < 8000);) {
        double at = now();
        checksum = run();
        times.push_back(now() - at);
    }
    std::sort(times.begin(), times.end());
    std::printf("%s\t%.6f\t%.6f\t%ld\n", operation, times[times.size() / 2], times[0], checksum);
}

int main(int argc, char **argv) {
    if (argc < 4) return 2;
    FILE *file = std::fopen(argv[1], "rb");
    int32_t header[2];
    if (!file || std::fread(header, 4, 2, file) != 2) return 3;
    std::vector<std::pair<uint32_t, uint32_t>> pairs(header[1]);
    if (std::fread(pairs.data(), 8, pairs.size(), file) != pairs.size()) return 3;
    double start = now();
    Graph graph(boost::edges_are_unsorted_multi_pass, pairs.begin(), pairs.end(), header[0]);
    double built = now() - start;
    std::printf("build from (int, int)\t%.6f\t%.6f\t%ld\n", built, built, (long)num_edges(graph));
    std::vector<boost::default_color_type> colors(header[0]);
    uint32_t source = std::atol(argv[2]);
    measure("reach set downstream", [&] {
        long count = 0;
        boost::breadth_first_search(graph, source, boost::visitor(Counter(&count)).color_map(
            boost::make_iterator_property_map(colors.begin(), get(boost::vertex_index, graph))));
        return count;
    });
    return 0;
}
