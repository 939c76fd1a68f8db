import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks what `loginsight demo --json` printed: every planted defect has its insight, its method comes first, and what a
 * reader needs is there. Arguments: the printed JSON, the list of planted defects.
 */
public class CheckDemo {
    private static final List<String> problems = new ArrayList<>();

    public static void main(String[] args) {
        JsonMapper json = JsonMapper.builder().build();
        JsonNode insights = json.readTree(Path.of(args[0]).toFile()).path("insights");
        JsonNode defects = json.readTree(Path.of(args[1]).toFile());
        for (JsonNode defect : defects) {
            int before = problems.size();
            check(defect, insights);
            System.out.println((problems.size() == before ? "ok      " : "WRONG   ") + defect.path("kind").asString());
        }
        if (insights.size() != defects.size()) {
            problems.add(insights.size() + " insights for " + defects.size() + " planted defects");
        }
        problems.forEach(System.out::println);
        System.out.println(defects.size() + " defects planted, " + insights.size() + " insights, " + problems.size() + " problems");
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    private static void check(JsonNode defect, JsonNode insights) {
        String exception = defect.path("exception").asString();
        for (JsonNode insight : insights) {
            if (insight.path("exceptionType").asString("").equals(exception)) {
                check(exception, defect, insight);
                return;
            }
        }
        problems.add("no insight for " + exception);
    }

    private static void check(String exception, JsonNode defect, JsonNode insight) {
        JsonNode first = insight.path("suspects").path(0);
        for (String field : List.of("file", "symbol")) {
            if (!first.path(field).asString("").equals(defect.path(field).asString())) {
                problems.add(exception + ": first suspect has " + field + " " + first.path(field) + ", not "
                        + defect.path(field));
            }
        }
        require(first.path("line").isInt(), exception + ": no line");
        require(!first.path("snippet").asString("").isBlank(), exception + ": no snippet");
        require(!first.path("why").isEmpty(), exception + ": no reason");
        require(insight.path("occurrences").asInt(0) > 0, exception + ": counted 0 times");
        require(!insight.path("title").asString("").isBlank(), exception + ": no title");
        boolean asked = !insight.path("model").isNull();
        require(asked || insight.path("rootCause").isNull(), exception + ": a root cause that no model gave");
        require(asked || !insight.path("note").asString("").isBlank(), exception + ": does not say that no model was asked");
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
