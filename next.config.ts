import type { NextConfig } from "next";

const config: NextConfig = {
  // Tests build beside a running site, into a folder of their own.
  distDir: process.env.BUILD_DIR || ".next",
  // Metadata belongs into the head for every browser, not streamed into the body: pages are finished, not hydrated.
  htmlLimitedBots: /.*/,
  reactStrictMode: true,
  poweredByHeader: false,
  generateEtags: false,
  devIndicators: false,
  // `npm run check` does it, and faster.
  typescript: { ignoreBuildErrors: true },
  // A long body in several-byte letters, with room for both versions of it.
  experimental: { serverActions: { bodySizeLimit: "4mb" } },
  serverExternalPackages: ["pg", "@prisma/client", "@prisma/adapter-pg"],
};

export default config;
