// The bundler copies JSON files beside the scripts and imports give their address.
declare module "*.json" {
  const url: string;
  export default url;
}
