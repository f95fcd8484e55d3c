package dev.lakefront.frontdoor.settings;

import dev.lakefront.frontdoor.rule.Admission;
import dev.lakefront.frontdoor.rule.AppAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the front door is told once, when it opens.
 *
 * @param port where to listen; 0 for any free port
 * @param appPort where the app listens, on this machine
 * @param appProtocol what the app speaks there
 * @param appLife whether it listens there already
 * @param people who is asking, for each request
 * @param requests hears of each
 * @param tls what clients are shown; absent: they speak plain HTTP
 * @param admission which requests may come in
 * @param asDeployed whether what the platform does not let through stops here too
 * @param limits how long the front door waits, and for how many
 */
public record FrontDoorSettings(
        int port,
        int appPort,
        AppProtocol appProtocol,
        AppLife appLife,
        People people,
        RequestListener requests,
        @Nullable TlsSettings tls,
        Admission admission,
        boolean asDeployed,
        Limits limits) {
    public AppAddress app() {
        return new AppAddress(appPort);
    }

    /** Of the URLs that lead to the front door. */
    public String scheme() {
        return tls == null ? "http" : "https";
    }
}
