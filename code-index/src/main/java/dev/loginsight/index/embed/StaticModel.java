package dev.loginsight.index.embed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The rows of the model: row {@code i} is {@code scales[i] * rows[i * dimensions ...]}; the learned weight of the token is part
 * of its scale.
 *
 * @param rows one signed byte an element, row after row
 */
record StaticModel(int size, int dimensions, float[] scales, byte[] rows, Vocabulary vocabulary) {
    private static final int HEADER = 16;
    private static final int MAGIC = 'L' | 'I' << 8 | 'S' << 16 | 'E' << 24;
    private static final String FOLDER = "/dev/loginsight/index/model/";

    /** Reads the resources of this module. */
    static StaticModel load() {
        try (InputStream model = open("model.bin");
                InputStream vocabulary = open("vocab.txt")) {
            return read(model, vocabulary);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedding model cannot be read: " + e.getMessage(), e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = StaticModel.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw damaged(name + " is missing");
        }
        return in;
    }

    /** @throws IllegalStateException if the bytes are not a whole model and its vocabulary */
    static StaticModel read(InputStream model, InputStream vocabulary) throws IOException {
        ByteBuffer header = littleEndian(model, HEADER);
        if (header.getInt() != MAGIC || header.getInt() != 1) {
            throw damaged("model.bin does not begin as format LISE, version 1");
        }
        int size = header.getInt();
        int dimensions = header.getInt();
        if (size < 1 || dimensions < 1 || (long) size * dimensions > Integer.MAX_VALUE - HEADER) {
            throw damaged("model.bin announces " + size + " rows of " + dimensions);
        }
        float[] scales = new float[size];
        littleEndian(model, 4 * size).asFloatBuffer().get(scales);
        byte[] rows = littleEndian(model, size * dimensions).array();
        if (model.read() >= 0) {
            throw damaged("model.bin is longer than " + size + " rows of " + dimensions);
        }
        return new StaticModel(size, dimensions, scales, rows, new Vocabulary(vocabulary.readAllBytes(), size));
    }

    /** The size is known, so one array is filled; reading to the end would copy the 14 MB twice more. */
    private static ByteBuffer littleEndian(InputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        if (in.readNBytes(bytes, 0, length) < length) {
            throw damaged("model.bin is cut off");
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static IllegalStateException damaged(String what) {
        return new IllegalStateException(
                "The embedding model of this build is damaged: " + what + ". Build Log Insight again.");
    }
}
