package dev.loginsight.index.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.Piece;
import dev.loginsight.core.code.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One sample a language beside the chunks it gives. To accept a change of the chunker, run with {@code -Dgolden.update=true}, read
 * the difference, and raise {@link Chunker#VERSION}.
 */
class GoldenChunksTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/loginsight/index/chunk/golden");

    static Stream<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".golden"))
                    .sorted()
                    .toList();
            assertThat(names).hasSizeGreaterThan(10);
            return names.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void chunks_ofASample_areTheGoldenOnes(String name) throws IOException {
        Path golden = FOLDER.resolve(name + ".golden");
        String actual = render(new Chunker().chunk("src/" + name, read(name)));

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void chunks_ofASecondRun_areTheSame(String name) throws IOException {
        Chunked first = new Chunker().chunk(name, read(name));

        assertThat(new Chunker().chunk(name, read(name))).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void ids_ofASample_doNotDependOnABlankLineAbove(String name) throws IOException {
        assertThat(ids(name, "\n" + read(name))).isEqualTo(ids(name, read(name)));
    }

    private static List<String> ids(String name, String text) {
        return new Chunker()
                .chunk(name, text).chunks().stream().map(CodeChunk::id).toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void chunks_ofASample_leaveNoLineOut(String name) throws IOException {
        Coverage.assertComplete(
                read(name), new Chunker().chunk(name, read(name)).chunks());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void lines_ofASample_doNotDependOnItsLineEnds(String name) throws IOException {
        String unix = render(new Chunker().chunk(name, read(name)));

        assertThat(render(new Chunker().chunk(name, read(name).replace("\n", "\r\n")))
                        .replace("\r\n", "\n"))
                .isEqualTo(unix);
        assertThat(render(new Chunker().chunk(name, read(name).replace("\n", "\r")))
                        .replace("\r", "\n"))
                .isEqualTo(unix);
    }

    private static String read(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name));
    }

    private static String render(Piece piece) {
        Place place = piece.place();
        String part = piece.begins() ? "" : ", part " + piece.part();
        return "%s [%s] %s %d-%d%s: %d-%d%n"
                .formatted(
                        piece.kind(),
                        place.symbol(),
                        piece.names(),
                        place.startLine(),
                        place.endLine(),
                        part,
                        piece.startLine(),
                        piece.endLine());
    }

    private static String render(Chunked chunked) {
        StringBuilder out = new StringBuilder();
        out.append("language: ").append(chunked.language()).append('\n');
        out.append("problem: ").append(chunked.problem()).append('\n');
        out.append("outline: ").append(chunked.outline()).append('\n');
        for (CodeChunk chunk : chunked.chunks()) {
            out.append("\n=== %d-%d%n".formatted(chunk.startLine(), chunk.endLine()));
            chunk.pieces().forEach(piece -> out.append(render(piece)));
            out.append("---\n").append(chunk.text()).append('\n');
        }
        return out.toString();
    }
}
