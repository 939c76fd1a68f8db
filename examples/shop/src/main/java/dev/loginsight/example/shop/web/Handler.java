package dev.loginsight.example.shop.web;

/** Answers one kind of request. */
@FunctionalInterface
interface Handler {
    Response handle(Request request);
}
