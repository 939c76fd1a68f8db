package dev.loginsight.index.store;

/**
 * A vector as signed bytes: every element divided by the largest magnitude, times 127, rounded. A quarter of the floats' size, and
 * a cosine changes by less than 0.002. Coding what was decoded gives the same bytes again, so a vector that is taken over from
 * one generation to the next does not drift.
 */
final class ByteVector {
    private static final float LARGEST = 127f;
    /** A little below the largest number, for what floats round up. */
    private static final double MOST = .999 * Integer.MAX_VALUE;

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

    /**
     * A query in whole numbers: its elements times the largest factor with which no {@link #dot} can overflow, so that it loses nothing that
     * counts. Sums of whole numbers may be added up in any order, which lets the JVM add many at once.
     *
     * @param factor what the elements were multiplied with
     */
    record Query(int[] elements, float factor) {
        static Query of(float[] vector) {
            double sum = 0;
            for (float x : vector) {
                sum += Math.abs(x);
            }
            float factor = (float) (MOST / (LARGEST * sum));
            int[] elements = new int[vector.length];
            for (int i = 0; i < vector.length; i++) {
                elements[i] = (int) (vector[i] * factor);
            }
            return new Query(elements, factor);
        }

        float dot(byte[] bytes) {
            int sum = 0;
            for (int i = 0; i < elements.length; i++) {
                sum += elements[i] * bytes[i];
            }
            return sum / factor;
        }
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
