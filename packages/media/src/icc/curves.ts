/** The sRGB transfer function (IEC 61966-2-1) as 1,024 values from 0 to 65,535. */
export function sRgbCurve(): number[] {
  return Array.from({ length: 1024 }, (_, i) => {
    const value = i / 1023;
    return Math.round((value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4) * 65535);
  });
}
