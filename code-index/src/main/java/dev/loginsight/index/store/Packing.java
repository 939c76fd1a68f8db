package dev.loginsight.index.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * DEFLATE with a preset dictionary of what code commonly says, so that chunks of some hundred bytes shrink to 40 per cent and each
 * can still be read alone. zlib is native: the first chunk a process reads costs no more than the thousandth, about 5 µs.
 *
 * <p>An instance unpacks, for one thread, and has to be closed.
 */
final class Packing implements AutoCloseable {
    /** Changing it makes stored chunks unreadable: {@link IndexLabel#FORMAT} has to change with it. */
    private static final byte[] DICTIONARY = dictionary();

    private static final int LEVEL = 4;

    private final Inflater inflater = new Inflater(true);

    static byte[] pack(byte[] bytes, int length) {
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            deflater.setDictionary(DICTIONARY);
            deflater.setInput(bytes, 0, length);
            deflater.finish();
            byte[] packed = new byte[length / 2 + 64];
            int filled = 0;
            while (!deflater.finished()) {
                if (filled == packed.length) {
                    packed = Arrays.copyOf(packed, packed.length * 2);
                }
                filled += deflater.deflate(packed, filled, packed.length - filled);
            }
            return Arrays.copyOf(packed, filled);
        } finally {
            deflater.end();
        }
    }

    /** @throws IllegalStateException if the bytes are not what was packed */
    byte[] unpack(byte[] packed, int offset, int length, int unpackedLength) {
        byte[] bytes = new byte[unpackedLength];
        try {
            inflater.reset();
            inflater.setDictionary(DICTIONARY);
            inflater.setInput(packed, offset, length);
            int filled = 0;
            while (filled < unpackedLength) {
                int more = inflater.inflate(bytes, filled, unpackedLength - filled);
                if (more == 0) {
                    throw new DataFormatException("it ends too early");
                }
                filled += more;
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new IllegalStateException("A stored chunk cannot be unpacked", e);
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    /** What comes last is found cheapest. */
    private static byte[] dictionary() {
        String text = """
                <groupId>org.</groupId><artifactId></artifactId><version></version><dependency></dependency>
                <property name="" value=""/><div class=""></div>
                #include <string> std::string const char * void int static inline namespace { } } // namespace
                let mut self.fn -> Result<(), Error> { Ok(()) } pub struct impl for use crate:: match => Some( None
                def test_(self): assert isinstance( raise TypeError(f"{ elif not in None: True False with open( as f: yield
                from typing import Any, Dict, List, Optional import os, sys def __init__(self, **kwargs) -> None: self. = return self.
                if err != nil { return nil, err } func (t *T) string, error) { for _, range fmt.Errorf("%w", err) type struct { `json:""`
                const require(''); module.exports = async function () { await Promise.resolve(); } export default class extends
                export interface { : string; : number; : boolean; undefined; } export type => typeof === null !== console.log(
                package org.apache.com.google.java.util.concurrent.atomic. import java.io.IOException; import java.util.ArrayList;
                import java.util.Arrays; import java.util.Collections; import java.util.HashMap; import java.util.List;
                import java.util.Map; import java.util.Objects; import java.util.Set; import java.util.function.Function;
                import static org.junit.jupiter.api.Assertions.assertEquals; @Test void should assertThat().isEqualTo(
                * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance with
                private static final Logger log = LoggerFactory.getLogger(.class); log.info("{}", log.warn(" log.error(" log.debug("
                @Autowired @Override @Nullable @SuppressWarnings("unchecked") @Deprecated @param @return @throws
                        } catch (IOException e) {
                            throw new RuntimeException(e);
                        } catch (InterruptedException | Exception e) {
                        } finally {
                    switch (type) { case : break; default:
                    while (iterator.hasNext()) { Map.Entry<String, Object> entry = iterator.next();
                    for (int i = 0; i < length; i++) { for (final String name : values.entrySet()) {
                    } else if ( instanceof && !.isEmpty() || == null) {
                    synchronized ( StringBuilder builder = new StringBuilder(); .append(" ").append(").toString();
                    Objects.requireNonNull(, " must not be null"); throw new UnsupportedOperationException(" NullPointerException
                    throw new IllegalStateException(" throw new IllegalArgumentException(" + " for (
                    if (value == null) {
                        return null;
                    }
                    return false; return true; return new
                    this. = ; return this; super(
                    /** Tests if the value is the same as the given array, string, object, class, type, name, index, number of
                     * Returns the {@code true} if {@code null} {@code false} otherwise {@link #get(int)}
                     * <p>
                     * This method
                     * </p>
                     * @param the to be used, may be null
                     * @return the value that is not null
                     * @throws NullPointerException if the is {@code null}
                     * @since 1.0
                     */
                    private final Map<String, List<Object>> private static final int = 0; private static final long serialVersionUID =
                    protected abstract void public static final String public static <T> T[] (final T[] array, final int public enum
                    public interface public record public final class extends AbstractImpl implements Serializable, Comparable<T> {
                    public boolean equals(final Object obj) { public int hashCode() { public String toString() {
                    public static boolean is(final CharSequence public void set(String public String get() {
                """;
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
