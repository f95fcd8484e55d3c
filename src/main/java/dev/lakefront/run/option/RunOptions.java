package dev.lakefront.run.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for, with the defaults filled in: every port is in range, 0 for any that is
 * free, and no two are the same; nothing else has been looked at.
 *
 * @param folder the app's folder, as typed; it may not exist
 * @param port the front door's port
 * @param appPort the port the app is told to listen on
 * @param appProtocol what the app speaks on it, as typed; absent: HTTP/1.1
 * @param entryPoint the only spec file to look for in {@code folder}; absent: {@code app.yml}, then
 *     {@code app.yaml}
 * @param bundle what is made of the bundle around it
 * @param resources how its resources are found
 * @param environment what the app is to find in its environment
 * @param debug whether the app starts under a debugger
 * @param debugPort the debugger's port; absent: the usual one of the app's language
 * @param build what comes before the app
 * @param login whose login is used, and what of it the app gets
 * @param offline whether the offline workspace stands in for a real one, and how it is to be
 * @param frontDoor how the front door is to behave
 * @param keys whether Lakefront listens to what is typed at a terminal, and passes it on
 * @param life what happens to the app while it lives
 * @param telling how the run is told of
 */
public record RunOptions(
        Path folder,
        int port,
        int appPort,
        @Nullable String appProtocol,
        @Nullable String entryPoint,
        BundleOptions bundle,
        ResourceOptions resources,
        EnvironmentOptions environment,
        boolean debug,
        @Nullable Integer debugPort,
        BuildOptions build,
        LoginOptions login,
        OfflineOptions offline,
        FrontDoorOptions frontDoor,
        boolean keys,
        LifeOptions life,
        Telling telling) {
    /** Without the values of {@code --env}: they may be secrets. */
    @Override
    public String toString() {
        return "RunOptions[folder=" + folder + ", port=" + port + ", appPort=" + appPort + "]";
    }
}
