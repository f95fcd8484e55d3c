package dev.lakefront.cli;

import java.lang.reflect.Proxy;

/**
 * SIGUSR1: renews the token. Java has a name for signals only in {@code sun.misc}, which the
 * compiler will not see without a warning; so it is found by its name, beside the start.
 */
final class RenewalSignal {
    private RenewalSignal() {}

    /** Does this at each signal, on a thread of the VM's; never, where there are no signals. */
    static void listen(Runnable renewal) {
        Thread.ofPlatform().daemon().name("renewal-signal").start(() -> register(renewal));
    }

    private static void register(Runnable renewal) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object renewing =
                    Proxy.newProxyInstance(
                            RenewalSignal.class.getClassLoader(),
                            new Class<?>[] {handler},
                            (_, method, _) -> {
                                if (method.getName().equals("handle")) {
                                    renewal.run();
                                }
                                return null;
                            });
            Object usr1 = signal.getConstructor(String.class).newInstance("USR1");
            signal.getMethod("handle", signal, handler).invoke(null, usr1, renewing);
        } catch (ReflectiveOperationException | IllegalArgumentException _) {
            // a system without SIGUSR1: tokens are renewed in their time all the same
        }
    }
}
