package dev.loginsight.api.live;

/**
 * One event on its way to a listener.
 *
 * @param number of this event since the process began, from 1
 * @param json its data, on one line
 */
record Message(long number, String json) {}
