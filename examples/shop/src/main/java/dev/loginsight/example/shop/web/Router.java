package dev.loginsight.example.shop.web;

import java.util.ArrayList;
import java.util.List;

/** Finds the handler for a request: the first route whose method and path pattern fit. */
final class Router {
    private record Route(String method, String[] pattern, Handler handler) {
        boolean fits(String otherMethod, String[] segments) {
            if (!method.equals(otherMethod) || pattern.length != segments.length) {
                return false;
            }
            for (int i = 0; i < pattern.length; i++) {
                if (!pattern[i].equals("*") && !pattern[i].equals(segments[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Route> routes = new ArrayList<>();

    /** A star stands for any one segment: {@code /carts/{@literal *}/items}. */
    Router on(String method, String pattern, Handler handler) {
        routes.add(new Route(method, pattern.substring(1).split("/"), handler));
        return this;
    }

    Response route(Request request) {
        String[] segments = request.path().substring(1).split("/");
        for (Route route : routes) {
            if (route.fits(request.method(), segments)) {
                return route.handler().handle(request);
            }
        }
        throw HttpProblem.notFound(request.path());
    }
}
