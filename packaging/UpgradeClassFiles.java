import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites a jar so that the AOT cache takes its classes. The cache leaves out class files that have
 * no stack maps (those older than Java 6), and picocli's are of Java 5: docs/adr/0005.
 *
 * <p>{@code java UpgradeClassFiles.java JAR...}: each jar is replaced in place. The code of every
 * method stays as it is, stack maps are added, and the version becomes that of the JDK that runs
 * this.
 */
final class UpgradeClassFiles {
    private static final ClassTransform KEEP_THE_CODE =
            ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);
    private static final ClassTransform TO_THIS_JDK =
            KEEP_THE_CODE.andThen(
                    (builder, element) -> {
                        if (element instanceof ClassFileVersion) {
                            builder.withVersion(ClassFile.latestMajorVersion(), 0);
                        } else {
                            builder.with(element);
                        }
                    });

    private UpgradeClassFiles() {}

    public static void main(String[] jars) throws IOException {
        for (String jar : jars) {
            upgrade(Path.of(jar));
        }
    }

    private static void upgrade(Path jar) throws IOException {
        Path upgraded = jar.resolveSibling(jar.getFileName() + ".upgraded");
        try (ZipFile from = new ZipFile(jar.toFile());
                URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                OutputStream file = Files.newOutputStream(upgraded);
                ZipOutputStream to = new ZipOutputStream(file)) {
            ClassFile format = format(classes);
            for (ZipEntry entry : from.stream().toList()) {
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                to.putNextEntry(copy);
                to.write(entry.getName().endsWith(".class") ? upgrade(format, bytes) : bytes);
                to.closeEntry();
            }
        }
        Files.move(upgraded, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Stack maps need to know which class extends which: read from the jar, then from the JDK. */
    private static ClassFile format(ClassLoader classes) {
        ClassHierarchyResolver hierarchy = ClassHierarchyResolver.ofResourceParsing(classes);
        return ClassFile.of(
                StackMapsOption.GENERATE_STACK_MAPS,
                ClassHierarchyResolverOption.of(hierarchy.cached()));
    }

    private static byte[] upgrade(ClassFile format, byte[] bytes) {
        ClassModel model = format.parse(bytes);
        return model.majorVersion() < ClassFile.JAVA_6_VERSION
                ? format.transformClass(model, TO_THIS_JDK)
                : bytes;
    }
}
