package dev.loginsight.index.chunk;

import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.Place;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names the chunks of one file. An id depends on path, first symbol, part and text only, not on line numbers, so that a chunk keeps
 * its id when lines are added above it. The second and further chunks that agree in all of these are numbered.
 */
final class ChunkIds {
    private static final int ID_BYTES = 16;

    private final MessageDigest sha256 = sha256();
    private final Map<String, Integer> seen = new HashMap<>();

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    String contentHash(Place place, String source) {
        return hash(CodeChunk.embeddingText(place.file(), place.symbol(), source));
    }

    String hash(String text) {
        return HexFormat.of().formatHex(digest(text));
    }

    /** 32 hexadecimal digits; {@code contentHash} stands for the text. */
    String next(Place place, int part, String contentHash) {
        String key = place.file() + '\0' + place.symbol() + '\0' + part + '\0' + contentHash;
        int copy = seen.merge(key, 1, Integer::sum);
        byte[] digest = digest(copy == 1 ? key : key + '\0' + copy);
        return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    }

    private byte[] digest(String text) {
        return sha256.digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
