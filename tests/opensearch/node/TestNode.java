package vn.bantin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;

/** One OpenSearch node from jars on the class path, for tests: TestNode HOME NAME setting=value... */
public final class TestNode {
    private static final Set<String> LISTS =
        Set.of("discovery.seed_hosts", "cluster.initial_cluster_manager_nodes");

    private static final List<String> MODULES = List.of(
        "org.opensearch.transport.Netty4ModulePlugin",
        "org.opensearch.analysis.common.CommonAnalysisModulePlugin",
        "org.opensearch.painless.PainlessModulePlugin");

    private static final class ClassPathNode extends Node {
        ClassPathNode(Environment environment, List<PluginInfo> modules) {
            super(environment, modules, true);
        }
    }

    public static void main(String[] given) throws Exception {
        Path home = Path.of(given[0]);
        String name = given[1];
        Settings.Builder settings = Settings.builder().put("path.home", home.toString()).put("node.name", name);
        for (int n = 2; n < given.length; n++) {
            String[] pair = given[n].split("=", 2);
            if (LISTS.contains(pair[0])) {
                settings.putList(pair[0], pair[1].split(","));
            } else {
                settings.put(pair[0], pair[1]);
            }
        }
        for (String folder : List.of("config", "data", "logs", "modules", "plugins")) {
            Files.createDirectories(home.resolve(folder));
        }
        List<PluginInfo> modules = new ArrayList<>();
        for (String each : MODULES) {
            modules.add(new PluginInfo(each, "a module", "NA", Version.CURRENT, "21", each, null, List.of(), false));
        }
        Environment environment = InternalSettingsPreparer.prepareEnvironment(
            settings.build(), Map.of(), home.resolve("config"), () -> name);
        Node node = new ClassPathNode(environment, modules);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node, stopped)));
        node.start();
        System.out.println("started");
        stopped.await();
    }

    private static void close(Node node, CountDownLatch stopped) {
        try {
            node.close();
            node.awaitClose(10, TimeUnit.SECONDS);
        } catch (Exception error) {
            error.printStackTrace();
        }
        stopped.countDown();
    }
}
