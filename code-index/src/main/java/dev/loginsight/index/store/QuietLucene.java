package dev.loginsight.index.store;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Lucene tells every process that starts without the vector module that it could be faster; nobody can act on that here. */
final class QuietLucene {
    /** Held, since the logging system only holds its loggers weakly. */
    private static final Logger VECTORS = Logger.getLogger("org.apache.lucene.internal.vectorization");

    private QuietLucene() {}

    static void begin() {
        VECTORS.setLevel(Level.SEVERE);
    }
}
