package dev.loginsight.contract;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.ChunkRef;
import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.EmbeddedChunk;
import dev.loginsight.core.code.IndexedFile;
import dev.loginsight.core.code.Piece;
import dev.loginsight.core.code.Place;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small chunks and vectors for contract tests. */
public final class Chunks {
    public static final int DIMENSIONS = 16;

    private Chunks() {}

    /** A method {@code T#m} of one line. */
    public static CodeChunk chunk(String id, String file, int line, String text) {
        return chunk(id, file, line, text, "java");
    }

    private static CodeChunk chunk(String id, String file, int line, String text, String language) {
        Place place = new Place(file, line, line, "T#m");
        Piece piece = new Piece(place, ChunkKind.METHOD, List.of("m"), 0, line, line);
        return new CodeChunk(new ChunkRef(id, file, line, line, language, List.of(piece)), text, sha256(text));
    }

    /** These chunks as files, with the first chunk's vector for an outline. */
    public static List<IndexedFile> files(List<EmbeddedChunk> chunks) {
        Map<String, List<EmbeddedChunk>> byFile = new LinkedHashMap<>();
        chunks.forEach(chunk -> byFile.computeIfAbsent(chunk.chunk().file(), file -> new ArrayList<>())
                .add(chunk));
        List<IndexedFile> files = new ArrayList<>();
        byFile.forEach((path, own) -> files.add(new IndexedFile(
                path,
                own.getFirst().chunk().language(),
                own,
                List.of(),
                path + " >",
                sha256(path + " >"),
                own.getFirst().vector())));
        return files;
    }

    public static EmbeddedChunk embedded(String id, String file, int line, String text) {
        return new EmbeddedChunk(chunk(id, file, line, text), towards(0));
    }

    public static EmbeddedChunk embedded(String id, String file, int line, String text, String language) {
        return new EmbeddedChunk(chunk(id, file, line, text, language), towards(0));
    }

    /** A unit vector with equal shares of these axes. */
    public static float[] towards(int... axes) {
        float[] vector = new float[DIMENSIONS];
        for (int axis : axes) {
            vector[axis] = (float) (1 / Math.sqrt(axes.length));
        }
        return vector;
    }

    public static float[] negative(float[] vector) {
        float[] turned = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            turned[i] = -vector[i];
        }
        return turned;
    }

    /** A unit vector, the same for the same seed. */
    public static float[] random(long seed) {
        Random random = new Random(seed);
        float[] vector = new float[DIMENSIONS];
        double squares = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) random.nextGaussian();
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    public static double cosine(float[] a, float[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return dot / Math.sqrt(aa * bb);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
