package org.duebook.local.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.flink.shaded.asm9.org.objectweb.asm.ClassReader;
import org.apache.flink.shaded.asm9.org.objectweb.asm.ClassVisitor;
import org.apache.flink.shaded.asm9.org.objectweb.asm.ClassWriter;
import org.apache.flink.shaded.asm9.org.objectweb.asm.MethodVisitor;
import org.apache.flink.shaded.asm9.org.objectweb.asm.Opcodes;

/**
 * Turns the classes of Flink, Kafka and Duebook in a process to {@link ShiftedClock}, so that a
 * test can make its machine's clock jump without touching the machine. The JDK's own classes keep
 * the true clock; what they wait for is measured by the steady one anyway, as after a real jump.
 */
public final class ClockAgent implements ClassFileTransformer {
  private static final List<String> TURNED =
      List.of("org/apache/flink/", "org/apache/kafka/", "org/duebook/");
  private static final String SHIFTED = ShiftedClock.class.getName().replace('.', '/');

  private ClockAgent() {}

  /** Called by the JVM before main; the argument is the file with the shift. */
  public static void premain(String argument, Instrumentation instrumentation) {
    ShiftedClock.follow(Path.of(argument));
    instrumentation.addTransformer(new ClockAgent());
  }

  /** Writes the agent as the jar that {@code -javaagent} wants. */
  static Path jar(Path directory) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", ClockAgent.class.getName());
    Path jar = jarIn(directory);
    try (OutputStream bytes = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(bytes, manifest)) {
      for (Class<?> type :
          List.of(ClockAgent.class, Turning.class, TurningMethod.class, ShiftedClock.class)) {
        String name = type.getName().replace('.', '/') + ".class";
        entries.putNextEntry(new JarEntry(name));
        try (InputStream code = type.getClassLoader().getResourceAsStream(name)) {
          code.transferTo(entries);
        }
        entries.closeEntry();
      }
    }
    return jar;
  }

  /** Where {@link #jar} writes it. */
  static Path jarIn(Path directory) {
    return directory.resolve("clock-agent.jar");
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (name == null
        || name.startsWith("org/apache/flink/shaded/")
        || name.equals(SHIFTED)
        || TURNED.stream().noneMatch(name::startsWith)) {
      return null;
    }
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Turning(writer), 0);
    return writer.toByteArray();
  }

  /** Copies a class, with another clock. */
  private static final class Turning extends ClassVisitor {
    Turning(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new TurningMethod(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  /** Copies a method, with another clock. */
  private static final class TurningMethod extends MethodVisitor {
    TurningMethod(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      boolean clock =
          opcode == Opcodes.INVOKESTATIC
              && owner.equals("java/lang/System")
              && name.equals("currentTimeMillis");
      super.visitMethodInsn(opcode, clock ? SHIFTED : owner, name, descriptor, isInterface);
    }
  }
}
