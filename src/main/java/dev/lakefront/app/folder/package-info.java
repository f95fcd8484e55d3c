/** The app's folder, as it lies on the disk: what kind of app it holds. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.app.folder;
