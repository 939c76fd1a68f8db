package dev.loginsight.core.code;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the code of one declaration does, by the names in it: a node of a light code graph whose edges are names. Names are
 * simple and as they are written; which declaration each means is for the reader to work out. Lines are 1-based, in the file.
 *
 * @param returnType simple name of the declared one; empty without one
 * @param parameters how many; -1 for what takes none
 * @param varargs whether the last parameter takes any number of values
 * @param statements that are not blocks
 * @param body whether there is code, not only a header
 * @param supertypes of a type, in the order in which they are written
 * @param variables parameters and locals, of a type or a group of fields the fields, with their declared simple types; empty
 *     where the type is not written
 * @param calls in order
 * @param uses every other identifier that is not a keyword, in order, once for each line
 * @param thrown in order
 * @param catches the bodies of handlers
 * @param literals strings that are not blank, in order
 */
public record CodeFacts(
        Place place,
        String returnType,
        int parameters,
        boolean varargs,
        int statements,
        boolean body,
        List<String> supertypes,
        Map<String, String> variables,
        List<Call> calls,
        List<Use> uses,
        List<Throw> thrown,
        List<Lines> catches,
        List<Literal> literals) {
    public CodeFacts {
        Objects.requireNonNull(place, "place");
        supertypes = List.copyOf(supertypes);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        calls = List.copyOf(calls);
        uses = List.copyOf(uses);
        thrown = List.copyOf(thrown);
        catches = List.copyOf(catches);
        literals = List.copyOf(literals);
    }

    /**
     * @param receiver what stands before the dot: a name, {@code this}, {@code super}; {@code ()} for the result of another call;
     *     empty for none
     * @param inner the called method's name when the receiver is a call, else empty
     * @param arguments how many; -1 when unknown
     * @param creates whether it is {@code new Name(...)}
     */
    public record Call(String name, String receiver, String inner, int arguments, int line, boolean creates) {}

    /** What is done with a name. */
    public enum Access {
        READ,
        /** Assigned, incremented or decremented, without anything or with anything but {@code this} before it. */
        WRITE,
        /** Assigned as {@code this.name} or {@code self.name}. */
        WRITE_THIS
    }

    /** @param qualified whether a dot stands before it */
    public record Use(String name, int line, Access access, boolean qualified) {}

    /** @param type of {@code throw new Type(...)}, empty when something else is thrown */
    public record Throw(int firstLine, int lastLine, String type) {}

    public record Lines(int first, int last) {
        public boolean contains(int line) {
            return line >= first && line <= last;
        }
    }

    /**
     * @param text without quotes, cut short when long
     * @param statement counts up: literals of one statement have the same
     */
    public record Literal(String text, int line, int statement) {}
}
