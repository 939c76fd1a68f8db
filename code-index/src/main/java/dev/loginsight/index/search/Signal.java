package dev.loginsight.index.search;

/**
 * What can speak for a file when a question is asked, and how much: one linear score. The signals and how they are made come from a
 * study over 45 public repositories, where a sum of few signals beat products, tree ensembles and rank fusion; the weights are fitted
 * to labelled questions on 19 of them (see bench/README.md, "refit").
 */
public enum Signal {
    /** BM25 of the whole file, of the best file's. */
    FILE_TERMS(1.8),
    /** BM25 of the file's best chunk, of the best chunk's. */
    CHUNK_TERMS(1.3),
    /** BM25 of the file's path and the names that it declares, of the best file's. */
    OUTLINE_TERMS(1.1),
    /** Cosine of the file's nearest chunk, stretched over what was found. */
    NEAREST_CHUNK(1.0),
    /** The same of its three nearest on average: a file that is about the matter throughout. */
    NEAREST_CHUNKS(1.8),
    /** Cosine of the file's outline, stretched over what was found. */
    OUTLINE_MEANING(1.1),
    /** How surely the question names a declaration of the file, and how much that declaration is. */
    DEFINITION(1.5),
    /** Whether the question is nothing but a name, and no file declares it more surely. */
    SYMBOL_DEFINED(2.1),
    /** Share of the file's name that the question has. */
    FILE_NAME(1.5),
    /** Whether one of the two directories above it is what the question names. */
    DIRECTORY(.8),
    /** How much deeper it lies than the highest file, in steps of four directories: what a repository is about lies near its top. */
    DEPTH(-1.6),
    /** Words of its name beyond the first, in steps of four: the longer the name, the smaller the matter. */
    NAME_LENGTH(-2.6),
    /** Whether its name says that others build on it: {@code IReader}, {@code AbstractReader}, {@code BaseReader}. */
    BASE_NAME(2.2),
    /** Logarithm of what its path says against it: a test, an example, an old version. */
    PENALTY(6.8);

    private final double weight;

    Signal(double weight) {
        this.weight = weight;
    }

    public double weight() {
        return weight;
    }
}
