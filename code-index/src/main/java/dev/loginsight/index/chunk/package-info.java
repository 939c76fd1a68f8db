/**
 * Cuts files into chunks along their declarations. Parsers only report where declarations are ({@code Outline}); comments, code
 * between declarations, splitting and ids are settled once for all languages ({@code ChunkAssembler}).
 */
@NullMarked
package dev.loginsight.index.chunk;

import org.jspecify.annotations.NullMarked;
