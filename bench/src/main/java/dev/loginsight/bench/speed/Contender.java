package dev.loginsight.bench.speed;

import dev.loginsight.bench.ProcessRun;
import java.io.IOException;
import java.util.Map;

/** A program that is measured on a tree. */
interface Contender {
    String name();

    /** Makes its index from nothing, in one whole process. */
    ProcessRun index() throws IOException;

    /** Everything but what {@link #index} tells; on the index of its last run. A figure that the program has not is left out. */
    Map<Figure, Double> measure() throws IOException;
}
