package dev.loginsight.api.codebase;

import dev.loginsight.index.search.CodeIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class CodebaseBeans {
    @Bean
    Repositories insightApiRepositories(CodeIndexes indexes) {
        return new Repositories(indexes);
    }

    @Bean
    CodebaseController insightApiCodebaseController(Repositories repositories) {
        return new CodebaseController(repositories);
    }
}
