package dev.lakefront.app.process;

import dev.lakefront.machine.Loopback;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * The port that the app is told to listen on, on this machine: 127.0.0.1, or ::1 for an app that
 * takes {@code localhost} for that.
 */
public final class AppPort {
    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;

    private AppPort() {}

    /**
     * Makes sure that nothing else listens where the app is to listen: the front door would show
     * that other program instead of the app.
     *
     * @throws ProblemException if something does
     */
    public static void requireFree(int port) {
        if (isListening(port)) {
            throw new ProblemException(
                    new Problem(
                            "port " + port + " of the app is already in use",
                            "--app-port",
                            "stop the program that listens there, or choose another port with"
                                    + " --app-port"));
        }
    }

    /** Whether something accepts connections there now. */
    static boolean isListening(int port) {
        return isListening(Loopback.IPV4, port) || isListening(Loopback.IPV6, port);
    }

    private static boolean isListening(InetAddress loopback, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback, port), CONNECT_TIMEOUT_MILLIS);
            // the system may give the probe that very port and so connect it to itself
            return socket.getLocalPort() != port;
        } catch (IOException e) {
            return false;
        }
    }
}
