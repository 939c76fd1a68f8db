package dev.loginsight.index.store;

import dev.loginsight.core.code.ChunkRef;
import dev.loginsight.core.code.CodeFacts;
import dev.loginsight.core.code.CodeFacts.Access;
import dev.loginsight.core.code.CodeFacts.Call;
import dev.loginsight.core.code.CodeFacts.Lines;
import dev.loginsight.core.code.CodeFacts.Literal;
import dev.loginsight.core.code.CodeFacts.Throw;
import dev.loginsight.core.code.CodeFacts.Use;
import dev.loginsight.core.code.Piece;
import dev.loginsight.core.code.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.BytesRef;

/**
 * The facts of a file as they are stored: every name once, in order of its first use, then numbers, packed as one. A place is the
 * number of the declaration among those of the file's chunks; lines count from the line before.
 */
final class StoredFacts {
    private static final int CREATES = 1;
    private static final int QUALIFIED = 1;
    private static final int ACCESS_SHIFT = 1;
    private static final Access[] ACCESSES = Access.values();

    private StoredFacts() {}

    /** Adds the declarations of a chunk to those of its file, in the order that numbers them. */
    static void addPlaces(ChunkRef chunk, Set<Place> places) {
        chunk.pieces().stream().map(Piece::place).forEach(places::add);
    }

    /** @throws IllegalArgumentException if the place of some facts is not among {@code places} */
    static BytesRef write(List<CodeFacts> facts, Collection<Place> places) {
        Writer writer = new Writer(places);
        writer.out.number(facts.size());
        facts.forEach(writer::write);
        return writer.packed();
    }

    static List<CodeFacts> read(BytesRef stored, Collection<Place> places) {
        Bytes.Source in = new Bytes.Source(stored.bytes, stored.offset);
        int length = in.number();
        int packedLength = in.number();
        try (Packing packing = new Packing()) {
            byte[] bytes = packing.unpack(stored.bytes, in.position(), packedLength, length);
            return new Reader(bytes, List.copyOf(places)).read();
        }
    }

    private static final class Writer {
        final Bytes.Sink out = new Bytes.Sink(1024);
        private final Map<Place, Integer> places = new LinkedHashMap<>();
        private final Map<String, Integer> names = new LinkedHashMap<>();
        private int line;

        Writer(Collection<Place> ordered) {
            ordered.forEach(place -> places.put(place, places.size()));
        }

        void write(CodeFacts facts) {
            Integer number = places.get(facts.place());
            if (number == null) {
                throw new IllegalArgumentException("no chunk holds " + facts.place());
            }
            out.number(number);
            line = facts.place().startLine();
            name(facts.returnType());
            out.number(facts.parameters() + 1);
            out.number((facts.varargs() ? 1 : 0) | (facts.body() ? 2 : 0));
            out.number(facts.statements());
            out.number(facts.supertypes().size());
            facts.supertypes().forEach(this::name);
            out.number(facts.variables().size());
            facts.variables().forEach((name, type) -> {
                name(name);
                name(type);
            });
            out.number(facts.calls().size());
            facts.calls().forEach(this::call);
            line = facts.place().startLine();
            out.number(facts.uses().size());
            for (Use use : facts.uses()) {
                name(use.name());
                line(use.line());
                out.number(use.access().ordinal() << ACCESS_SHIFT | (use.qualified() ? QUALIFIED : 0));
            }
            line = facts.place().startLine();
            out.number(facts.thrown().size());
            for (Throw one : facts.thrown()) {
                line(one.firstLine());
                line(one.lastLine());
                name(one.type());
            }
            out.number(facts.catches().size());
            for (Lines lines : facts.catches()) {
                line(lines.first());
                line(lines.last());
            }
            line = facts.place().startLine();
            out.number(facts.literals().size());
            for (Literal literal : facts.literals()) {
                name(literal.text());
                line(literal.line());
                out.number(literal.statement());
            }
        }

        private void call(Call call) {
            name(call.name());
            name(call.receiver());
            name(call.inner());
            line(call.line());
            out.number(call.arguments() + 1 << 1 | (call.creates() ? CREATES : 0));
        }

        private void name(String name) {
            Integer known = names.putIfAbsent(name, names.size());
            out.number(known == null ? names.size() - 1 : known);
        }

        /** Mostly on or below the one before; handlers are nested, so not always. */
        private void line(int at) {
            int delta = at - line;
            out.number(delta << 1 ^ delta >> 31);
            line = at;
        }

        BytesRef packed() {
            Bytes.Sink whole = new Bytes.Sink(out.length + names.size() * 12 + 16);
            whole.number(names.size());
            names.keySet().forEach(whole::text);
            whole.raw(out.bytes, out.length);
            Bytes.Sink packed = new Bytes.Sink(whole.length / 2 + 64);
            packed.number(whole.length);
            packed.block(Packing.pack(whole.bytes, whole.length));
            return new BytesRef(packed.bytes, 0, packed.length);
        }
    }

    private static final class Reader {
        private final Bytes.Source in;
        private final List<Place> places;
        private final String[] names;
        private int line;

        Reader(byte[] bytes, List<Place> places) {
            this.in = new Bytes.Source(bytes, 0);
            this.places = places;
            this.names = new String[in.number()];
            for (int i = 0; i < names.length; i++) {
                names[i] = in.text();
            }
        }

        List<CodeFacts> read() {
            int count = in.number();
            List<CodeFacts> facts = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                facts.add(one());
            }
            return facts;
        }

        private CodeFacts one() {
            Place place = places.get(in.number());
            String returnType = name();
            int parameters = in.number() - 1;
            int flags = in.number();
            int statements = in.number();
            List<String> supertypes = new ArrayList<>();
            for (int n = in.number(); n > 0; n--) {
                supertypes.add(name());
            }
            Map<String, String> variables = new LinkedHashMap<>();
            for (int n = in.number(); n > 0; n--) {
                variables.put(name(), name());
            }
            return new CodeFacts(
                    place,
                    returnType,
                    parameters,
                    (flags & 1) != 0,
                    statements,
                    (flags & 2) != 0,
                    supertypes,
                    variables,
                    calls(place),
                    uses(place),
                    thrown(place),
                    catches(),
                    literals(place));
        }

        private List<Call> calls(Place place) {
            line = place.startLine();
            int count = in.number();
            List<Call> calls = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                String name = name();
                String receiver = name();
                String inner = name();
                int at = line();
                int rest = in.number();
                calls.add(new Call(name, receiver, inner, (rest >> 1) - 1, at, (rest & CREATES) != 0));
            }
            return calls;
        }

        private List<Use> uses(Place place) {
            line = place.startLine();
            int count = in.number();
            List<Use> uses = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                String name = name();
                int at = line();
                int rest = in.number();
                uses.add(new Use(name, at, ACCESSES[rest >> ACCESS_SHIFT], (rest & QUALIFIED) != 0));
            }
            return uses;
        }

        private List<Throw> thrown(Place place) {
            line = place.startLine();
            int count = in.number();
            List<Throw> thrown = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                thrown.add(new Throw(line(), line(), name()));
            }
            return thrown;
        }

        private List<Lines> catches() {
            int count = in.number();
            List<Lines> catches = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                catches.add(new Lines(line(), line()));
            }
            return catches;
        }

        private List<Literal> literals(Place place) {
            line = place.startLine();
            int count = in.number();
            List<Literal> literals = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                literals.add(new Literal(name(), line(), in.number()));
            }
            return literals;
        }

        private String name() {
            return names[in.number()];
        }

        private int line() {
            int delta = in.number();
            line += delta >>> 1 ^ -(delta & 1);
            return line;
        }
    }
}
