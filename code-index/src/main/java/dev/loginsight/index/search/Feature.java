package dev.loginsight.index.search;

/**
 * What can speak for or against a place when an error is located, and how much. The weights of the frame and code features were
 * learned from the fixes of 92 bugs of eight projects, leaving one project out at a time; the last group is set by hand.
 */
public enum Feature {
    FRAME(2.3),
    FRAME_FIRST(.5),
    FRAME_ORDER(2.1),
    FRAME_EFFECTIVE_ORDER(1.6),
    FIRST_THROWS(-.5),
    FIRST_IMPLICIT(.5),
    FRAME_HELPER(-.7),
    FRAME_DELEGATES(-.4),
    FRAME_FORWARDS(-.5),
    FRAME_SIZE(1.2),
    FIRST_SIZE(1.0),
    FRAME_TERMS(.9),

    CALLED(.7),
    CALLED_AS_GUARD(1.0),
    CALLED_BEFORE(.6),
    CALLED_FOR_VALUE(1.2),
    WRITES_FIELD(1.1),
    CHANGES_FIELD(.8),
    SHARES_FIELDS(.8),
    CREATES(1.2),
    SIBLING(.7),
    SIBLING_NAME(.8),
    SIBLING_TERMS(.6),
    SAME_PACKAGE(.8),
    SIZE(1.0),
    TINY(-.9),
    NO_BODY(-1.0),
    EXCEPTION_CLASS(-1.5),

    TERMS(1.5),
    MEANING(1.5),
    MESSAGE_NAMES(.5),
    LITERAL(3.0),
    OBJECT_METHOD(-.5),
    MENTIONED_TYPE(.8),
    CONFIGURATION_KEY(2.5);

    private final double weight;

    Feature(double weight) {
        this.weight = weight;
    }

    public double weight() {
        return weight;
    }

    /** Whether it speaks about a method of the trace; the others speak about places that are in no frame. */
    public boolean ofFrames() {
        return compareTo(FRAME_TERMS) <= 0;
    }
}
