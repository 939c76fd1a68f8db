package dev.loginsight.api.dashboard;

import dev.loginsight.api.codebase.Repositories;
import dev.loginsight.core.insight.InsightStore;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

@Configuration(proxyBeanMethods = false)
public class DashboardBeans {
    @Bean
    DashboardController insightApiDashboardController(InsightStore store, Repositories repositories) {
        return new DashboardController(
                store,
                insight -> repositories.ownFrames(insight).map(OwnFrames::of).orElseGet(() -> OwnFrames.of(insight)),
                Clock.systemUTC());
    }

    /** Pages that show a problem have no controller that could bring this. */
    @Bean
    SmartInitializingSingleton insightApiPageVariables(ThymeleafViewResolver pages) {
        return () -> {
            pages.addStaticVariable("assets", Assets.ofThisBuild());
            // A page that fails half-way must become a page that says so.
            pages.setProducePartialOutputWhileProcessing(false);
        };
    }

    @Bean
    WebMvcConfigurer insightApiAssetHandler() {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/assets/**")
                        .addResourceLocations("classpath:/" + Assets.FOLDER)
                        .setCacheControl(
                                CacheControl.maxAge(Duration.ofDays(365)).immutable());
            }
        };
    }
}
