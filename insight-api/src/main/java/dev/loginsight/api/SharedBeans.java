package dev.loginsight.api;

import dev.loginsight.api.settings.ApiProperties;
import dev.loginsight.core.insight.InsightStore;
import dev.loginsight.index.indexing.IndexHome;
import dev.loginsight.index.search.CodeIndex;
import dev.loginsight.index.search.CodeIndexes;
import dev.loginsight.insightstore.SqliteInsightStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a process has once, whoever makes it. Imported late, when it is known what the other rooms bring. */
@Configuration(proxyBeanMethods = false)
class SharedBeans {
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean(InsightStore.class)
    SqliteInsightStore insightApiStore(ApiProperties properties) {
        return SqliteInsightStore.open(properties.insightsDatabase());
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean(CodeIndexes.class)
    CodeIndexes insightApiCodeIndexes(ApiProperties properties) {
        IndexHome home = new IndexHome(properties.homePath());
        CodeIndexes indexes = new CodeIndexes(root -> CodeIndex.open(home, root));
        properties.repositoryPaths().forEach(indexes::add);
        return indexes;
    }
}
