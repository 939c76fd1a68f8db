package dev.loginsight.bench.speed;

/** What is measured, in the order of the table; less is better. */
enum Figure {
    FRESH("index from nothing, s"),
    UNCHANGED("index unchanged, s"),
    CHANGED("index, one file changed, s"),
    INDEX_RSS("peak RSS indexing, MiB"),
    SIZE("index size, MiB"),
    COLD_QUERY_50("query, whole process p50, ms"),
    COLD_QUERY_95("query, whole process p95, ms"),
    COLD_QUERY_99("query, whole process p99, ms"),
    QUERY_50("query, warm p50, ms"),
    QUERY_95("query, warm p95, ms"),
    QUERY_99("query, warm p99, ms"),
    QUERY_RSS("peak RSS querying, MiB"),
    COLD_LOCATE_50("locate, whole process p50, ms"),
    COLD_LOCATE_95("locate, whole process p95, ms"),
    COLD_LOCATE_99("locate, whole process p99, ms"),
    LOCATE_50("locate, warm p50, ms"),
    LOCATE_95("locate, warm p95, ms"),
    LOCATE_99("locate, warm p99, ms"),
    LOCATE_RSS("peak RSS locating, MiB"),
    READY("serve ready, s"),
    IDLE_RSS("serve idle RSS, MiB");

    private final String label;

    Figure(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
