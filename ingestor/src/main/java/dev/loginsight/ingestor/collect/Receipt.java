package dev.loginsight.ingestor.collect;

/**
 * What became of a request's events, all of which are durable.
 *
 * @param accepted events in the request
 * @param analyzed those that were errors, and now are in Kafka
 * @param duplicates those whose id was seen before, and that were not counted again
 */
public record Receipt(int accepted, int analyzed, int duplicates) {}
