package dev.lakefront.run.option;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the front door is to behave.
 *
 * @param tls whether it speaks TLS
 * @param allowHosts the values of {@code --allow-host}, as typed
 * @param allowOrigins the values of {@code --allow-origin}, as typed
 * @param as the id of the persona that one is without saying anything, as typed
 * @param asDeployed whether it is as strict as the platform
 * @param hold how long requests wait for an app that is starting
 */
public record FrontDoorOptions(
        Tls tls,
        List<String> allowHosts,
        List<String> allowOrigins,
        @Nullable String as,
        boolean asDeployed,
        Duration hold) {
    public static final Duration USUAL_HOLD = Duration.ofSeconds(30);

    public static final FrontDoorOptions DEFAULT =
            new FrontDoorOptions(new Tls.None(), List.of(), List.of(), null, false, USUAL_HOLD);

    public FrontDoorOptions {
        allowHosts = List.copyOf(allowHosts);
        allowOrigins = List.copyOf(allowOrigins);
    }
}
