package dev.lakefront.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A program that runs tests, {@code package.Class#method} each. It prints {@code passed} and the
 * name of those that did, and why others did not.
 */
public final class SingleTests {
    private SingleTests() {}

    public static void main(String[] tests) {
        if (Network.ofThisProcess() == Network.CUT && Network.hasAWayOut()) {
            throw new IllegalStateException("the network is not cut");
        }
        LauncherFactory.create().execute(request(tests), new Transcript());
        System.exit(0); // whatever thread a failed test has left
    }

    private static LauncherDiscoveryRequest request(String... tests) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(Stream.of(tests).map(test -> selectMethod(test)).toList())
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .build();
    }

    private static final class Transcript implements TestExecutionListener {
        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result.getThrowable().ifPresent(Throwable::printStackTrace);
            if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                System.out.println("passed " + name(test));
            }
        }

        private static String name(TestIdentifier test) {
            MethodSource method = (MethodSource) test.getSource().orElseThrow();
            return method.getClassName() + "#" + method.getMethodName();
        }
    }
}
