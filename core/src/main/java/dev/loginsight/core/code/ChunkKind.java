package dev.loginsight.core.code;

/** What a chunk holds. */
public enum ChunkKind {
    /** The head of a class, interface, enum or record: its Javadoc, annotations, header and the names of its members. */
    TYPE,
    METHOD,
    CONSTRUCTOR,
    FUNCTION,
    /** Neighbouring fields or top-level constants. */
    FIELDS,
    /** A static or instance initializer. */
    INITIALIZER,
    /** Package and import statements with the licence above them: kept so that nothing of a file is lost, rarely an answer. */
    IMPORTS,
    /** A heading's section, a configuration block. */
    SECTION,
    /** A window of lines of a text nothing better is known about. */
    LINES
}
