package dev.loginsight.example.shop.web;

import java.util.Map;

/** An answer: a status and a JSON body. */
record Response(int status, String body) {
    static Response ok(Object value) {
        return new Response(200, Json.write(value));
    }

    static Response created(Object value) {
        return new Response(201, Json.write(value));
    }

    static Response problem(int status, String message) {
        return new Response(status, Json.write(Map.of("message", message)));
    }
}
