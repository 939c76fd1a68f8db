package dev.loginsight.example.shop.web;

/** A request that cannot be served for a reason that is the sender's. */
class HttpProblem extends RuntimeException {
    private final int status;

    private HttpProblem(int status, String message) {
        super(message);
        this.status = status;
    }

    static HttpProblem badRequest(String message) {
        return new HttpProblem(400, message);
    }

    static HttpProblem signInFirst() {
        return new HttpProblem(401, "sign in first");
    }

    static HttpProblem notFound(String what) {
        return new HttpProblem(404, "no such thing: " + what);
    }

    static HttpProblem conflict(String message) {
        return new HttpProblem(409, message);
    }

    int status() {
        return status;
    }
}
