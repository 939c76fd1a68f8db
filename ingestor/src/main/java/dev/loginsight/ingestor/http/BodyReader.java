package dev.loginsight.ingestor.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Reads a request's body as text: decompressed, decoded, and never more than the limit of it in memory. Only a few large bodies
 * are held at one time, whoever sends how many.
 */
public final class BodyReader {
    /** Bodies up to here need no permit: many of them at one time take little room. In bytes. */
    private static final int SMALL = 256 * 1024;

    private static final int LARGE_AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 30;

    /** What is read of a body that is too large, so that its sender gets to read the answer. In bytes. */
    private static final long DRAINED = 128L * 1024 * 1024;

    private final int maxBytes;
    private final Semaphore large = new Semaphore(LARGE_AT_ONCE, true);

    /** @param maxBytes largest body, before and after it is decompressed */
    public BodyReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** What is done with a body. */
    public interface Use<T> {
        T of(String text) throws IOException;
    }

    /**
     * @throws ProblemException when the body is empty, too large, or cannot be decompressed or decoded
     * @throws IOException when the client went away
     */
    public <T> T read(HttpServletRequest request, Use<T> use) throws IOException {
        Charset charset = charset(request);
        boolean gzip = isGzip(request);
        if (request.getContentLengthLong() > maxBytes) {
            throw tooLarge(request);
        }
        boolean[] permit = new boolean[1];
        try {
            String body = decode(bytes(request, gzip, permit), charset);
            if (body.isBlank()) {
                throw new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "empty-body",
                        "The body is empty; send a JSON object, an array or lines of them, or log lines as text/plain.");
            }
            return use.of(body);
        } finally {
            if (permit[0]) {
                large.release();
            }
        }
    }

    private byte[] bytes(HttpServletRequest request, boolean gzip, boolean[] permit) throws IOException {
        InputStream raw = request.getInputStream();
        try {
            InputStream in = gzip ? new GZIPInputStream(raw, 8192) : raw;
            ByteArrayOutputStream body =
                    new ByteArrayOutputStream(Math.clamp(request.getContentLengthLong(), 1024, SMALL));
            byte[] buffer = new byte[16 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (body.size() + read > maxBytes) {
                    throw tooLarge(request);
                }
                if (!permit[0] && body.size() + read > SMALL) {
                    acquire();
                    permit[0] = true;
                }
                body.write(buffer, 0, read);
            }
            return body.toByteArray();
        } catch (ZipException | EOFException e) {
            if (gzip && raw.available() >= 0) {
                throw new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "bad-gzip",
                        "The body is not complete gzip (%s), and none of it was accepted; send it again, or without Content-Encoding."
                                .formatted(e.getMessage()));
            }
            throw e;
        }
    }

    private void acquire() {
        try {
            if (!large.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        "Too many large requests at one time; send this one again, or smaller ones.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE, "shutting-down", "The ingestor is shutting down; send again.");
        }
    }

    private ProblemException tooLarge(HttpServletRequest request) throws IOException {
        long size = request.getContentLengthLong();
        String sent = size > maxBytes ? "The body has %d bytes".formatted(size) : "The body is larger than allowed";
        ProblemException problem = new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "%s and may have at most %s, and none of it was accepted; send it in parts or raise loginsight.ingest.max-body."
                        .formatted(sent, readable(maxBytes)));
        drain(request);
        return problem;
    }

    /** In the unit it was most likely configured in, and to the byte. */
    private static String readable(int bytes) {
        String exact = bytes + " bytes";
        if (bytes % (1 << 10) != 0) {
            return exact;
        }
        return (bytes % (1 << 20) == 0 ? (bytes >> 20) + " MB" : (bytes >> 10) + " KB") + " (" + exact + ")";
    }

    /** Many clients read no answer before they have sent everything; one that asked first is told at once. */
    private static void drain(HttpServletRequest request) throws IOException {
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            return;
        }
        InputStream in = request.getInputStream();
        byte[] buffer = new byte[64 * 1024];
        long drained = 0;
        for (int read = in.read(buffer); read >= 0 && drained < DRAINED; read = in.read(buffer)) {
            drained += read;
        }
    }

    private static boolean isGzip(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        String plain = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "", "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default ->
                throw new ProblemException(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "wrong-encoding",
                        "The Content-Encoding %s is not understood; send gzip or nothing.".formatted(quoted(plain)));
        };
    }

    /** Null when the request names none. */
    public static @Nullable MediaType mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || type.isBlank()) {
            return null;
        }
        try {
            return MediaType.parseMediaType(type);
        } catch (InvalidMediaTypeException e) {
            throw new ProblemException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "wrong-media-type",
                    "The Content-Type %s cannot be understood (%s); send application/json, application/x-ndjson or text/plain."
                            .formatted(quoted(type), e.getMessage()));
        }
    }

    private static Charset charset(HttpServletRequest request) {
        try {
            MediaType type = mediaType(request);
            Charset charset = type == null ? null : type.getCharset();
            return charset == null ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalArgumentException unknown) {
            throw new ProblemException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "wrong-charset",
                    "The charset of %s is not known here; send UTF-8.".formatted(quoted(request.getContentType())));
        }
    }

    /** Bytes that are no characters become U+FFFD: a broken character is no reason to lose an error. */
    private static String decode(byte[] body, Charset charset) {
        if (body.length >= 2
                && (body[0] == (byte) 0xFE && body[1] == (byte) 0xFF
                        || body[0] == (byte) 0xFF && body[1] == (byte) 0xFE)) {
            return new String(body, StandardCharsets.UTF_16);
        }
        String text = new String(body, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static String quoted(@Nullable String text) {
        String plain = String.valueOf(text).replaceAll("\\p{Cntrl}", "?");
        return "\"" + (plain.length() > 80 ? plain.substring(0, 80) + "..." : plain) + "\"";
    }
}
