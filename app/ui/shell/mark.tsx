/** The sign post of the name; decorative, the name stands beside it. */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="7" fill="var(--mantine-primary-color-filled)" />
      <path d="M14 6h4v20h-4z" fill="#fff" />
      <path d="M18 8h8l-3 3.5 3 3.5h-8z" fill="#fff" />
      <path d="M14 16H8l-2 2.5 2 2.5h6z" fill="#fff" opacity=".75" />
    </svg>
  );
}
