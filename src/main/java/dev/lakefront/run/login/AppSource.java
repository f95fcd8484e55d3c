package dev.lakefront.run.login;

import dev.lakefront.bundle.Bundle;
import dev.lakefront.bundle.BundleApp;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The app of a run: where its files are, and what a bundle says of it.
 *
 * @param folder the app's, absolute or as typed
 * @param bundle the one around it; null if there is none, or it has no say
 * @param app the bundle's words on it; null if it has none
 */
public record AppSource(Path folder, @Nullable Bundle bundle, @Nullable BundleApp app) {}
