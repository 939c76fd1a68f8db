package dev.loginsight.api.dashboard;

import dev.loginsight.api.insights.InsightPages;
import dev.loginsight.api.insights.ListRequest;
import dev.loginsight.api.problem.ApiProblem;
import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightPage;
import dev.loginsight.core.insight.InsightStore;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@Controller
@Hidden
final class DashboardController {
    private final InsightStore store;
    private final Function<Insight, Predicate<String>> ownFrames;
    private final Clock clock;

    /** @param ownFrames tells of an insight which printed lines of its trace are the user's own frames */
    DashboardController(InsightStore store, Function<Insight, Predicate<String>> ownFrames, Clock clock) {
        this.store = store;
        this.ownFrames = ownFrames;
        this.clock = clock;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String list(HttpServletRequest request, HttpServletResponse response, Model model) {
        Instant now = clock.instant();
        Map<String, String[]> parameters = request.getParameterMap();
        List<InsightRow> rows = List.of();
        String older = "";
        String problem = "";
        try {
            ListRequest wanted = ListRequest.lenient(parameters, now);
            InsightPage page = InsightPages.page(store, wanted);
            rows = page.insights().stream().map(it -> InsightRow.of(it, now)).toList();
            older = olderLink(parameters, page.next());
        } catch (ApiProblem e) {
            // A person corrects a field best where the field is.
            response.setStatus(e.status().value());
            problem = e.sentence();
        }
        model.addAttribute("filters", FilterForm.of(parameters, rows));
        model.addAttribute("rows", rows);
        model.addAttribute("problem", problem);
        model.addAttribute("older", older);
        model.addAttribute("newest", Links.list(FilterForm.asked(parameters)));
        model.addAttribute(
                "origin", ServletUriComponentsBuilder.fromContextPath(request).toUriString());
        model.addAttribute("firstPage", isBlank(parameters.get("cursor")));
        fresh(response);
        return "loginsight/insights";
    }

    @GetMapping(path = "/insights/{id}", produces = MediaType.TEXT_HTML_VALUE)
    String one(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String analysis,
            HttpServletResponse response,
            Model model) {
        Insight insight = store.find(id)
                .orElseThrow(() -> ApiProblem.notFound("There is no insight here; it may be of another home."));
        InsightView view = InsightView.of(insight, ownFrames.apply(insight), clock.instant());
        model.addAttribute("insight", view);
        model.addAttribute("outdated", analysis != null && !analysis.equals(view.analysis()));
        fresh(response);
        return "loginsight/insight";
    }

    /** A bookmark of the folder is meant for the list. */
    @GetMapping({"/insights", "/index.html"})
    String folder() {
        return "redirect:/";
    }

    private static String olderLink(Map<String, String[]> parameters, @Nullable String next) {
        if (next == null) {
            return "";
        }
        Map<String, String> asked = FilterForm.asked(parameters);
        asked.put("cursor", next);
        return Links.list(asked);
    }

    private static boolean isBlank(String @Nullable [] values) {
        return values == null || values.length == 0 || values[0].isBlank();
    }

    private static void fresh(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
    }
}
